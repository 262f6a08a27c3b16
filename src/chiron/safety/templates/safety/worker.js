// Keeps the help pages, and nothing else, so that they open without a connection. List {{ version }}.
const PAGES = [{% for page in pages %}"{{ page|escapejs }}", {% endfor %}];
const FILES = [{% for file in files %}"{{ file|escapejs }}", {% endfor %}];
const CACHE = "help";

// Asked for as a stranger, so that the copy holds nothing of whoever is signed in.
const fresh = (page) => new Request(page, { credentials: "omit", cache: "reload" });

const copy = (path) => caches.match(path, { ignoreVary: true });

addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...PAGES.map(fresh), ...FILES]))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then(async (cache) => {
        const kept = [...PAGES, ...FILES].map((path) => new URL(path, location).href);
        for (const request of await cache.keys()) {
          if (!kept.includes(request.url)) await cache.delete(request);
        }
      })
      .then(() => clients.claim()),
  );
});

// A page comes from the server if it answers well within five seconds, else from the copy.
const page = async (path) => {
  try {
    const answer = await fetch(fresh(path), { signal: AbortSignal.timeout(5000) });
    if (answer.ok) {
      const cache = await caches.open(CACHE);
      await cache.put(path, answer.clone());
      return answer;
    }
  } catch {
    // No connection: the copy is what this program is for.
  }
  return copy(path);
};

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (PAGES.includes(pathname)) event.respondWith(page(pathname));
  else if (FILES.includes(pathname)) {
    event.respondWith(copy(pathname).then((kept) => kept ?? fetch(event.request)));
  }
});
