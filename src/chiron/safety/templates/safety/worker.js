{% load static %}// Keeps the help pages, and nothing else, so that they open without a connection.
