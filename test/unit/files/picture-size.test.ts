import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pictureSize } from '../../../main/files/picture-size.ts';

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), header, deflateSync('x')]);
}

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0xff, 0xc0, 1, 2]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame]);
}

function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X'): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WEBP', 8, 'latin1');
  bytes.write(kind, 12, 'latin1');
  if (kind === 'VP8 ') {
    bytes.writeUInt16LE(640, 26);
    bytes.writeUInt16LE(480, 28);
  } else if (kind === 'VP8L') bytes.writeUInt32LE(639 + 479 * 2 ** 14, 21);
  else {
    bytes.writeUIntLE(639, 24, 3);
    bytes.writeUIntLE(479, 27, 3);
  }
  return bytes;
}

test('kind and size come from the bytes', () => {
  expect(pictureSize(png(800, 600))).toEqual({ extension: 'png', width: 800, height: 600 });
  expect(pictureSize(jpeg(4000, 3000))).toEqual({ extension: 'jpg', width: 4000, height: 3000 });
  for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const)
    expect(pictureSize(webp(kind))).toEqual({ extension: 'webp', width: 640, height: 480 });
});

test('anything else is no picture, also when it is cut off anywhere', () => {
  const others = [
    '',
    'name;price\nwater;450',
    '%PDF-1.7',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'PK\u0003\u0004',
  ];
  for (const text of others) expect(pictureSize(Buffer.from(text, 'latin1'))).toBeNull();
  for (const whole of [png(8, 8), jpeg(8, 8), webp('VP8X')])
    for (let length = 0; length < 16; length += 1) expect(pictureSize(whole.subarray(0, length))).toBeNull();
  expect(pictureSize(png(0, 8))).toBeNull();
  expect(pictureSize(Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1_000, 0xff)]))).toBeNull();
});
