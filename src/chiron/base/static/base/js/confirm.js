// Asks once more before something that cannot be taken back. Without it, the button's own page asks.
for (const dialog of document.querySelectorAll("dialog[data-confirm]")) {
  const opener = document.getElementById(dialog.dataset.confirm);
  opener?.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
}
