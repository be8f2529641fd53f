// One JSON string per line in, one object per line out: what the libraries of X and Bluesky find in it.
// Where an entity begins and ends is told in code points, as Python counts.

import { createInterface } from "node:readline";

import { RichText } from "@atproto/api";
import twitter from "twitter-text";

const points = (text) => [...text].length;

function kindOfX({ url, hashtag, screenName }) {
  return url ? "address" : hashtag ? "hashtag" : screenName ? "mention" : "ticker";
}

function ofX(text) {
  const normal = text.normalize();
  return {
    weighted: twitter.parseTweet(text).weightedLength,
    urls: twitter.extractUrlsWithIndices(normal).map(({ url, indices }) => [indices[0], url]),
    hashtags: twitter.extractHashtagsWithIndices(normal).map(({ indices }) => indices),
    mentions: twitter.extractMentionsWithIndices(normal).map(({ indices }) => indices),
    entities: twitter
      .extractEntitiesWithIndices(text)
      .map((entity) => [kindOfX(entity), ...entity.indices.map((index) => points(text.slice(0, index)))])
      .filter(([kind]) => kind !== "ticker"),
  };
}

// The app's rule (toShortUrl in social-app), with the URL of the language as the judge of what an address is.
function shown(address) {
  if (!/^https?:/.test(address)) return address;
  try {
    const { host, pathname, search, hash } = new URL(address);
    const path = (pathname === "/" ? "" : pathname) + search + hash;
    return host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
  } catch {
    return address;
  }
}

function ofBluesky(text) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const bytes = Buffer.from(text);
  const part = (start, end) => bytes.subarray(start, end).toString();
  const facets = [];
  let short = "";
  let done = 0;
  for (const { facet } of rich.segments()) {
    if (!facet) continue;
    const { byteStart, byteEnd } = facet.index;
    const kind = { link: "address", tag: "hashtag", mention: "mention" }[facet.features[0].$type.split("#")[1]];
    facets.push([kind, points(part(0, byteStart)), points(part(0, byteEnd))]);
    const said = part(byteStart, byteEnd);
    short += part(done, byteStart) + (kind === "address" ? shown(said) : said);
    done = byteEnd;
  }
  return { graphemes: rich.graphemeLength, bytes: rich.length, facets, short: short + part(done) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  console.log(JSON.stringify({ x: ofX(text), bluesky: ofBluesky(text) }));
}
