// Offers a passkey where one can work, and says in words what is in the way where none can.
const trouble = (kind) => {
  for (const told of document.querySelectorAll("[data-passkey-trouble]")) told.hidden = told.dataset.passkeyTrouble !== kind;
};
const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
const isLoopback = /^127\.|^\[::1\]$/.test(location.hostname);
const KINDS = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "known", SecurityError: "missing" };

if (isNumber) {
  const named = document.querySelector("[data-passkey-named]");
  if (isLoopback) named.href = `${location.protocol}//localhost:${location.port}${location.pathname}${location.search}`;
  else named.replaceWith(named.textContent);
  trouble("number");
} else if (!window.PublicKeyCredential) {
  trouble("missing");
} else {
  for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = false;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    trouble(KINDS[event.detail.exception?.name] ?? "other");
  });
}
