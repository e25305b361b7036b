// Takes the place of the worker that keeps a published site for reading offline: nothing of a
// preview is kept. A reader may have that worker from a site that this machine served before.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await registration.unregister();
  const own = `portulan ${new URL(registration.scope).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
}
