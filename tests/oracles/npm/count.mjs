// One JSON string per line in, one object per line out: what the libraries of X and Bluesky find in it.

import { createInterface } from "node:readline";

import { RichText } from "@atproto/api";
import twitter from "twitter-text";

function ofX(text) {
  const normal = text.normalize();
  return {
    weighted: twitter.parseTweet(text).weightedLength,
    urls: twitter.extractUrlsWithIndices(normal).map(({ url, indices }) => [indices[0], url]),
    hashtags: twitter.extractHashtagsWithIndices(normal).map(({ indices }) => indices),
    mentions: twitter.extractMentionsWithIndices(normal).map(({ indices }) => indices),
  };
}

function ofBluesky(text) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets = (rich.facets ?? []).map(({ index }) => [index.byteStart, index.byteEnd]);
  return { graphemes: rich.graphemeLength, bytes: rich.length, facets };
}

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  console.log(JSON.stringify({ x: ofX(text), bluesky: ofBluesky(text) }));
}
