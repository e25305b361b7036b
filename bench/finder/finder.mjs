// Measures the finder of calls on a built site: what it loads, and how long its
// script takes for the first answer and for the next ones.
//
//   node finder.mjs PUBLIC

import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { find, read } from "../../layouts/scripts/fit.js";

const folder = `${process.argv[2]}/assets/`;
const names = readdirSync(folder);
const file = (prefix) => readFileSync(folder + names.find((name) => name.startsWith(prefix)));
const live = file("calls-"), now = Date.UTC(2023, 5, 1) / 1000;
const around = new Set(["COM-59606", "EPCI-245901160", "DEP-59", "REG-32", "FR"]);
const place = { code: "COM-59606", name: "Valenciennes", around, within: around };

const begun = performance.now();
const calls = read(JSON.parse(gunzipSync(live)));
const first = find(calls, { audience: "association", place }, now);
const took = performance.now() - begun;

const times = [];
for (let i = 0; i < 200; i++) {
  const { data } = calls;
  const answers = {
    audience: data.audiences[i % data.audiences.length][0], sector: i % 3 ? data.sectors[i % data.sectors.length][0] : "",
    place: i % 2 ? place : undefined, amount: i % 5 ? 0 : 20000,
  };
  const start = performance.now();
  find(calls, answers, now + i * 86400);
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const places = names.find((name) => name.startsWith("places-"));
const sizes = readdirSync(folder + places).map((name) => readFileSync(`${folder}${places}/${name}`).length);
console.log(`calls that are not over      ${calls.calls.length}`);
console.log(`data for the first answer    ${live.length} bytes`);
console.log(`all calls that are over      ${file("calls-over-").length} bytes, once they are asked for`);
console.log(`largest file of places       ${Math.max(...sizes)} bytes, of ${sizes.length}`);
console.log(`first answer, script         ${took.toFixed(1)} ms (${first.fits.length} calls)`);
console.log(`next answers, script         ${times[100].toFixed(2)} ms median, ${times[199].toFixed(2)} ms at most`);
