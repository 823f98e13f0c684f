// OpenAI's client for JavaScript against `ef tts serve`: speak.mjs BASE_URL TOKEN.
import assert from "node:assert/strict";
import OpenAI from "openai";

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert.ok(models.includes("tts-1"));

const ask = { model: "tts-1", voice: "alloy", input: "Hello from JavaScript." };
const wav = Buffer.from(await (await client.audio.speech.create({ ...ask, response_format: "wav" })).arrayBuffer());
assert.equal(wav.subarray(0, 4).toString(), "RIFF");
assert.equal(wav.readUInt32LE(40) + 44, wav.length);

for (const [form, magic] of Object.entries({ mp3: "ff", opus: "4f676753", aac: "fff1", flac: "664c6143", pcm: "" })) {
  const sound = Buffer.from(await (await client.audio.speech.create({ ...ask, response_format: form })).arrayBuffer());
  assert.ok(sound.toString("hex").startsWith(magic) && sound.length > 2000, form);
}

const response = await client.audio.speech.create({ ...ask, input: "One sentence. Another one. A third.", response_format: "pcm", stream: true });
assert.equal(response.headers.get("transfer-encoding"), "chunked");
let parts = 0;
let bytes = 0;
for await (const part of response.body) {
  parts += 1;
  bytes += part.length;
}
assert.ok(parts >= 1 && bytes > 50_000, `${parts} parts, ${bytes} bytes`);

async function refused(status, more, from = client) {
  const error = await from.audio.speech.create({ ...ask, ...more }).then(() => undefined, (error) => error);
  assert.ok(error instanceof OpenAI.APIError, `${JSON.stringify(more)} was not refused`);
  assert.equal(error.status, status);
  return error;
}

assert.equal((await refused(400, { voice: "nobody-at-all" })).code, "voice_not_found");
assert.equal((await refused(400, { response_format: "ape" })).param, "response_format");
assert.equal((await refused(404, { model: "none" })).code, "model_not_found");
await refused(413, { input: "x".repeat(3000) });
await refused(401, {}, new OpenAI({ baseURL, apiKey: "sk-wrong", maxRetries: 0 }));
console.log("all as it must be");
