import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBody } from "./decode-body";

const json = "application/json";

describe("decoding a body", () => {
  it("undoes every encoding a provider may use, also one upon the other", () => {
    const encoders = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
    for (const [encoding, encode] of Object.entries(encoders)) {
      expect(decodeBody(encode("Grüße"), json, encoding)).toEqual({ text: "Grüße", isText: true });
    }
    expect(decodeBody(deflateRawSync("Grüße"), json, "deflate").text).toBe("Grüße");
    expect(decodeBody(brotliCompressSync(gzipSync("Grüße")), json, "gzip, br").text).toBe("Grüße");
  });

  it("names what it cannot undo", () => {
    expect(decodeBody(Buffer.from("abc"), json, "zstd")).toEqual({
      text: "[application/json encoded as zstd, 3 bytes]",
      isText: false,
    });
  });

  it("does not unpack a body that grows without reason", () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    expect(decodeBody(bomb, json, "gzip").isText).toBe(false);
  });

  it("follows the charset, and takes UTF-8 for one that does not exist", () => {
    expect(decodeBody(Buffer.from("Grüße", "latin1"), "text/plain; charset=ISO-8859-1", "").text).toBe(
      "Grüße",
    );
    expect(decodeBody(Buffer.from("Grüße"), "text/plain; charset=klingon", "").text).toBe("Grüße");
  });

  it("takes text for text whatever its type, unless the type says otherwise", () => {
    expect(decodeBody(Buffer.from("{}"), "", "")).toEqual({ text: "{}", isText: true });
    expect(decodeBody(Buffer.from("{}"), "application/octet-stream", "").isText).toBe(true);
    expect(decodeBody(Buffer.from("{}"), "audio/mpeg", "").isText).toBe(false);
    expect(decodeBody(Buffer.from([1, 0, 255]), "", "").isText).toBe(false);
  });

  it("gives back every text as it was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.startsWith("\uFEFF"));
        expect(decodeBody(Buffer.from(text), json, "")).toEqual({ text, isText: true });
      }),
    );
  });
});

describe("decoding a form", () => {
  const decode = (lines: string[], type = "multipart/form-data; boundary=xyz") =>
    JSON.parse(decodeBody(Buffer.from(lines.join("\r\n")), type, "").text);

  it("keeps repeated fields as a list and files without their bytes", () => {
    const lines = [
      "--xyz",
      'Content-Disposition: form-data; name="timestamp_granularities[]"',
      "",
      "word",
      "--xyz",
      'Content-Disposition: form-data; name="timestamp_granularities[]"',
      "",
      "segment",
      "--xyz",
      'Content-Disposition: form-data; filename="a b.png"; name="image"',
      "Content-Type: image/png",
      "",
      "\u0000PNG",
      "--xyz--",
      "",
    ];
    expect(decode(lines)).toEqual({
      "timestamp_granularities[]": ["word", "segment"],
      image: { filename: "a b.png", content_type: "image/png", size_bytes: 4 },
    });
  });

  it("reads what there is of one that was cut", () => {
    expect(decode(["--xyz", 'Content-Disposition: form-data; name="model"', "", "whis"])).toEqual({
      model: "whis",
    });
    expect(decode(["nothing"], 'multipart/form-data; boundary="a b"')).toEqual({});
  });
});
