// Takes a person to what went wrong, once, when the page opens.
document.querySelector("[data-error-summary]")?.focus();
