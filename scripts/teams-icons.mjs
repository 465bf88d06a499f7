/**
 * Draws the two icons of the Teams app: `node scripts/teams-icons.mjs`. A bell of few strokes, so that it
 * reads at 32 pixels; no image library is needed for that.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as zlib from 'node:zlib';

const { crc32, deflateSync } = zlib;

/** How far a point is from the bell's outline, in a square of side 1; inside it is negative. */
function bell(x, y) {
  const dome = Math.hypot(x - 0.5, y - 0.42) - 0.2;
  const width = 0.2 + Math.max(0, y - 0.42) ** 2 * 0.9;
  const body = Math.max(Math.abs(x - 0.5) - width, 0.42 - y, y - 0.66);
  const rim = Math.max(Math.abs(x - 0.5) - 0.29, Math.abs(y - 0.68) - 0.03);
  const knob = Math.hypot(x - 0.5, y - 0.2) - 0.045;
  return Math.min(dome, body, rim, knob);
}

const clapper = (x, y) => Math.max(Math.hypot(x - 0.5, y - 0.72) - 0.085, 0.73 - y);

const roundedSquare = (x, y) => {
  const [dx, dy] = [Math.abs(x - 0.5) - 0.32, Math.abs(y - 0.5) - 0.32];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - 0.18;
};

/** How much of a pixel is covered, by sixteen samples. */
function covered(size, px, py, isInside) {
  let hits = 0;
  for (let sample = 0; sample < 16; sample += 1) {
    const x = (px + (sample % 4) / 4 + 0.125) / size;
    const y = (py + Math.floor(sample / 4) / 4 + 0.125) / size;
    if (isInside(x, y)) hits += 1;
  }
  return hits / 16;
}

/** White on indigo. */
function color(size, px, py) {
  const square = covered(size, px, py, (x, y) => roundedSquare(x, y) < 0);
  const sign = covered(size, px, py, (x, y) => bell(x, y) < 0 || clapper(x, y) < 0);
  const mixed = [0x43, 0x38, 0xca].map((part) => Math.round(part + (255 - part) * sign));
  return [...mixed, Math.round(square * 255)];
}

/** White strokes on nothing, as Teams wants it; drawn larger, for it has no margin of its own. */
function outline(size, px, py) {
  const sign = covered(size, px, py, (x, y) => {
    const [u, v] = [0.5 + (x - 0.5) * 0.72, 0.48 + (y - 0.5) * 0.72];
    return Math.abs(bell(u, v) + 0.02) < 0.022 || clapper(u, v) < 0;
  });
  return [255, 255, 255, Math.round(sign * 255)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, check]);
}

/** CRC-32; Node has one of its own from 20.15 on. */
function checksum(bytes) {
  if (crc32) return crc32(bytes);
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A PNG with eight bits for each of red, green, blue and opacity. */
function png(size, paint) {
  const rows = [];
  for (let y = 0; y < size; y += 1) {
    rows.push(0);
    for (let x = 0; x < size; x += 1) rows.push(...paint(size, x, y));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = new URL('../manifests/teams/', import.meta.url);
writeFileSync(fileURLToPath(new URL('color.png', folder)), png(192, color));
writeFileSync(fileURLToPath(new URL('outline.png', folder)), png(32, outline));
