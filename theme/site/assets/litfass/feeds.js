// Material 9.8.1 takes every <link rel="alternate"> for a translation and asks for a sitemap beside it when the document
// is ready: three requests in vain on every page, since ours are feeds. So they step aside for that moment.
const feeds = document.querySelectorAll('link[rel="alternate"][type]');
for (const feed of feeds) feed.rel = "alternate feed";
addEventListener("load", () => {
  for (const feed of feeds) feed.rel = "alternate";
});
