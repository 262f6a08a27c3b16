// Offers the zone that this device keeps. The person decides; without it the list is simply there.
for (const offer of document.querySelectorAll("[data-zone]")) {
  const select = document.getElementById(offer.dataset.zone);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...select.options].some((option) => option.value === zone);
  const use = () => { select.value = zone; };
  if (!known || select.value === zone) continue;
  if ("atOnce" in offer.dataset) {
    if (select.value !== "UTC") continue;
    use();
  }
  offer.querySelector("[data-zone-name]").textContent = zone;
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", () => {
    use();
    offer.hidden = true;
    select.focus();
  });
}
