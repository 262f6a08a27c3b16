// Keeps the help page on this device, so that it opens without a connection. Nothing else is kept.
const { worker, scope } = document.querySelector("[data-keep-help]").dataset;
if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => navigator.serviceWorker.register(worker, { scope }).catch(() => {}));
}
