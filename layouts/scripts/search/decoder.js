// How numbers and texts stand in the files of the edition: docs/search-edition.md.

/** Reads numbers and texts one after the other; the end is an error. */
export class Decoder {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  done() {
    return this.at >= this.bytes.length;
  }

  number() {
    let n = 0, scale = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new RangeError("the file ends early");
      const b = this.bytes[this.at++];
      n += (b & 127) * scale;
      if (b < 128) return n;
      scale *= 128;
    }
  }

  float() {
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 4).getFloat32(0, true);
    this.at += 4;
    return value;
  }

  /** @param {number} n */
  take(n) {
    if (this.at + n > this.bytes.length) throw new RangeError("the file ends early");
    return this.bytes.subarray(this.at, this.at += n);
  }

  text() {
    return decoder.decode(this.take(this.number()));
  }

  json() {
    return JSON.parse(this.text());
  }

  /**
   * Reads keys that say only what they do not share with the one before.
   * @returns {() => string}
   */
  keys() {
    let last = new Uint8Array(0);
    return () => {
      const shared = this.number(), rest = this.take(this.number());
      const key = new Uint8Array(shared + rest.length);
      key.set(last.subarray(0, shared));
      key.set(rest, shared);
      last = key;
      return decoder.decode(key);
    };
  }

  /** @param {number} count @returns {Uint32Array} numbers in ascending order */
  ascending(count) {
    const numbers = new Uint32Array(count);
    for (let i = 0, last = 0; i < count; i++) numbers[i] = last += this.number();
    return numbers;
  }
}

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
export const parse = (bytes) => JSON.parse(decoder.decode(bytes));
