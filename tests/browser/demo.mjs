// Drives the demo in a real browser, as two users would: what one may not see never reaches the other.
//
// Runs as a service of `ef dev` beside the demo (tests/it/demo.rs), in a folder inside the demo's. Everything
// is waited for by what the page shows; the exit code is 0 when all was as it must be. Variables: see browser.mjs.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { picture, step, tell } from "./browser.mjs";
import { UI, addClip, bill, makeProject, projects, seesExactly, signIn, speak, switcher, tokenOf } from "./pages.mjs";

const API = "http://127.0.0.1:8000";

// As app/seed.py has them. The editor is in both workspaces, the guest in the second only.
const SUNRISE = { name: "Sunrise Films", projects: ["Morning on the ridge", "Bakery portrait"], clips: ["Title over fog", "First light", "Walking down", "Dough, close", "Oven door"], preset: "Sunrise narrator" };
const HARBOUR = { name: "Harbour Studio", projects: ["Ferry timetable film", "Lighthouse keeper"], clips: ["Gangway", "Departure", "Stairs", "Lamp turning", "Storm log"], preset: "Harbour announcer" };
const EDITOR = "editor@example.test";

// --- what the API says to somebody who asks it directly ------------------------------------------------------

async function ask(token, method, route, body) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(API + route, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, text, json: text ? JSON.parse(text) : undefined };
}

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());

function signed(claims, secret, header = { alg: "HS256", typ: "JWT" }) {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

// --- what the browser shows and hears ------------------------------------------------------------------------

/** All answers of the API that the page got since `forget`, as text. */
class Ears {
  answers = [];

  async listen(context) {
    await context.route(/:3000\/(api|auth)\//, async (route) => {
      try {
        const response = await route.fetch();
        this.answers.push(`${route.request().method()} ${route.request().url()}\n${await response.text()}`);
        await route.fulfill({ response });
      } catch {
        // The page has gone elsewhere, and with it whoever wanted the answer.
        await route.abort().catch(() => {});
      }
    });
  }

  forget() {
    this.answers = [];
  }
}

function refuse(where, text, forbidden) {
  for (const word of forbidden) {
    const at = text.indexOf(word);
    assert.ok(at < 0, `${where} has ${JSON.stringify(word)}: … ${text.slice(Math.max(0, at - 200), at + 200)} …`);
  }
}

/** Nothing of this is in the page, its source, what the browser keeps for it, or any answer since `forget`. */
async function nothingOf(page, ears, forbidden) {
  refuse("the page's text", await page.locator("body").innerText(), forbidden);
  refuse("the page's source", await page.content(), forbidden);
  const kept = await page.evaluate(() => {
    // A token is base64: what it says is looked at, too.
    const values = [...Object.values({ ...localStorage }), ...Object.values({ ...sessionStorage }), document.cookie];
    return values.map((value) => value + value.split(".").map((half) => { try { return atob(half.replaceAll("-", "+").replaceAll("_", "/")); } catch { return ""; } }).join("")).join("\n");
  });
  refuse("the browser's storage", kept, forbidden);
  assert.ok(ears.answers.length > 0, "the page asked the API nothing, so this proves nothing");
  for (const answer of ears.answers) refuse("an answer of the API", answer, forbidden);
}

const names = (of) => [...of.projects, ...of.clips, of.preset];

// --- the story -----------------------------------------------------------------------------------------------

async function editorInSunrise(page, ears) {
  step("the editor signs in and sees the first workspace");
  await page.goto(UI);
  await page.getByRole("button", { name: "Sign in as Editor" }).waitFor();
  await picture(page, "sign-in");
  await signIn(page, "Editor");
  await seesExactly(page, SUNRISE.projects);
  await picture(page, "projects");
  await nothingOf(page, ears, names(HARBOUR));

  step("a project and a clip are made, and the project is deleted");
  await makeProject(page, "Tests in a browser");
  await addClip(page, "First clip", "12.5");
  await picture(page, "clips");
  await page.getByRole("link", { name: "All projects" }).click();
  await page.getByRole("button", { name: "Delete project Tests in a browser" }).click();
  await page.getByRole("button", { name: "Yes, delete" }).click();
  await projects(page).getByRole("link", { name: "Tests in a browser" }).waitFor({ state: "detached" });
  await seesExactly(page, SUNRISE.projects);
}

async function editorSpeaks(page, ears) {
  step("a clip gets a voice-over: engine and voice are chosen, and it is listened to in the page");
  await projects(page).getByRole("link", { name: SUNRISE.projects[0] }).click();
  await page.getByRole("list", { name: "Clips" }).getByText(SUNRISE.clips[0]).waitFor();
  await bill(page).getByText("Nothing was spoken yet").waitFor();
  const words = "The sun comes up behind the ridge.";
  const plain = await speak(page, SUNRISE.clips[0], { Words: words, Engine: "espeak", Voice: "en-us" });
  assert.ok(plain > 1, `it is ${plain} s long`);
  await bill(page).getByRole("row", { name: "espeak 1 time 34" }).waitFor();

  step("the same words by a preset of the workspace, which speaks more slowly");
  const slow = await speak(page, SUNRISE.clips[0], { Words: words, Preset: SUNRISE.preset });
  await page.getByText(`(${SUNRISE.preset})`).waitFor();
  assert.ok(slow > plain * 1.02, `${slow} s after ${plain} s`);
  await bill(page).getByRole("row", { name: "espeak 2 times 68" }).waitFor();
  await picture(page, "voice-over");
  await nothingOf(page, ears, names(HARBOUR));

  step("it is there after the page was loaded anew");
  await page.reload();
  await page.getByText(`“${words}”`).waitFor();
  await bill(page).getByText("2 times").waitFor();
  await page.getByRole("link", { name: "All projects" }).click();
  await seesExactly(page, SUNRISE.projects);
}

async function editorInHarbour(page, ears) {
  step("the editor switches, from within a project, and sees the second workspace");
  await projects(page).getByRole("link", { name: SUNRISE.projects[0] }).click();
  await page.getByRole("list", { name: "Clips" }).getByText(SUNRISE.clips[0]).waitFor();
  const project = page.url();
  await switcher(page).selectOption({ label: HARBOUR.name });
  await seesExactly(page, HARBOUR.projects);
  await picture(page, "switched");
  ears.forget();
  await page.reload();
  await seesExactly(page, HARBOUR.projects);
  await nothingOf(page, ears, names(SUNRISE));

  step("what was spoken in the first workspace is not on the bill of the second, nor are its presets there");
  ears.forget();
  await projects(page).getByRole("link", { name: HARBOUR.projects[0] }).click();
  await bill(page).getByText("Nothing was spoken yet").waitFor();
  await page.getByRole("button", { name: `Voice-over of ${HARBOUR.clips[0]}` }).click();
  const preset = page.getByRole("form", { name: `Voice-over for ${HARBOUR.clips[0]}` }).getByRole("combobox", { name: "Preset" });
  assert.deepEqual(await preset.getByRole("option").allInnerTexts(), ["None", HARBOUR.preset]);
  await nothingOf(page, ears, names(SUNRISE));

  step("the address of a project of the other workspace leads to nothing");
  ears.forget();
  await page.goto(project);
  await page.getByRole("alert").getByText("There is no project").waitFor();
  await nothingOf(page, ears, names(SUNRISE));
  return project;
}

async function guest(page, ears, sunriseProject, secrets) {
  step("the editor signs out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in as Guest" }).waitFor();
  refuse("the page to sign in", await page.locator("body").innerText(), [...names(SUNRISE), ...names(HARBOUR), SUNRISE.name, HARBOUR.name]);
  assert.equal(await tokenOf(page), null);

  step("the guest signs in, and nothing of the editor is there");
  ears.forget();
  await signIn(page, "Guest");
  await seesExactly(page, HARBOUR.projects);
  await picture(page, "guest");
  const forbidden = [...names(SUNRISE), SUNRISE.name, "sunrise", EDITOR, ...secrets];
  await nothingOf(page, ears, forbidden);
  assert.deepEqual(await switcher(page).getByRole("option").allInnerTexts(), [HARBOUR.name]);
  await projects(page).getByRole("link", { name: HARBOUR.projects[1] }).click();
  await page.getByRole("list", { name: "Clips" }).getByText(HARBOUR.clips[2]).waitFor();
  await nothingOf(page, ears, forbidden);

  step("nor by an address that the editor had open");
  await page.goto(sunriseProject);
  await page.getByRole("alert").getByText("There is no project").waitFor();
  const id = sunriseProject.split("/").at(-1);
  await nothingOf(page, { answers: ears.answers }, forbidden.filter((word) => word !== id));
  ears.forget();
}

async function directly(page, editorToken, guestToken) {
  step("the API answers 404 to the editor's token for a project of the other workspace");
  const preset = await ask(guestToken, "GET", "/api/voices");
  assert.deepEqual(preset.json.presets.map((one) => one.name), [HARBOUR.preset]);
  assert.deepEqual((await ask(guestToken, "GET", "/api/costs")).json, []);
  const theirs = (await ask(guestToken, "GET", "/api/projects")).json;
  assert.equal(theirs.length, HARBOUR.projects.length);
  const route = `/api/projects/${theirs[0].id}`;
  const clip = (await ask(guestToken, "GET", `${route}/clips`)).json[0].id;
  for (const [method, at, body] of [
    ["GET", route],
    ["GET", `${route}/clips`],
    ["POST", `${route}/clips`, { title: "smuggled in", seconds: 1 }],
    ["PUT", `${route}/clips/${clip}/voice-over`, { words: "smuggled in" }],
    ["GET", `${route}/clips/${clip}/voice-over/sound`],
    ["DELETE", `${route}/clips/${clip}`],
    ["DELETE", route],
  ]) {
    const answer = await ask(editorToken, method, at, body);
    assert.equal(answer.status, 404, `${method} ${at}: ${answer.status} ${answer.text}`);
    refuse(`the answer to ${method} ${at}`, answer.text, names(HARBOUR));
  }
  assert.deepEqual((await ask(guestToken, "GET", "/api/projects")).json, theirs, "nothing was changed");

  step("a switch to a workspace of others answers 404");
  const sunrise = claimsOf(editorToken).app_metadata.workspace_id;
  const refused = await ask(guestToken, "POST", `/api/workspaces/${sunrise}/switch`);
  assert.equal(refused.status, 404, refused.text);
  refuse("the answer", refused.text, [SUNRISE.name]);
}

async function forged(page, ears, editorToken, guestToken) {
  const secret = readFileSync(path.join(import.meta.dirname, "..", ".development-secret"), "utf8").trim();
  const guestClaims = claimsOf(guestToken);
  const sunrise = claimsOf(editorToken).app_metadata.workspace_id;
  const { app_metadata: _gone, ...rest } = guestClaims;

  step("a workspace that is named in user_metadata counts for nothing");
  const own = signed({ ...rest, user_metadata: { workspace_id: sunrise, app_metadata: { workspace_id: sunrise } } }, secret);
  assert.deepEqual((await ask(own, "GET", "/api/projects")).json, []);
  assert.equal((await ask(own, "POST", "/api/projects", { name: "smuggled in" })).status, 403);
  const [theirs] = (await ask(editorToken, "GET", "/api/projects")).json;
  assert.equal((await ask(own, "GET", `/api/projects/${theirs.id}`)).status, 404);
  ears.forget();
  await page.evaluate((token) => localStorage.setItem("edit-factory-token", token), own);
  await page.goto(UI);
  await page.getByText("No workspace is active").waitFor();
  await page.getByText("No project yet").waitFor();
  await picture(page, "forged");
  await nothingOf(page, ears, [...names(SUNRISE), ...names(HARBOUR), SUNRISE.name]);

  step("tokens that the API did not sign, or that have ended, answer 401");
  const wanted = { ...guestClaims, app_metadata: { workspace_id: sunrise } };
  const tokens = {
    "another secret": signed(wanted, "x".repeat(48)),
    "no signature": `${part({ alg: "none", typ: "JWT" })}.${part(wanted)}.`,
    "another body": [editorToken.split(".")[0], part(wanted), guestToken.split(".")[2]].join("."),
    "an end in the past": signed({ ...guestClaims, exp: 1_000_000_000 }, secret),
    "another role": signed({ ...guestClaims, role: "service_role" }, secret),
    "no audience": signed({ ...guestClaims, aud: undefined }, secret),
    "a workspace that is no id": signed({ ...guestClaims, app_metadata: { workspace_id: "' or true --" } }, secret),
    nothing: "",
  };
  for (const [what, token] of Object.entries(tokens)) {
    const answer = await ask(token, "GET", "/api/projects");
    assert.equal(answer.status, 401, `${what}: ${answer.status} ${answer.text}`);
  }
  // The same claims, signed by the API's own secret, would have been let in: the refusals are for the reason tested.
  assert.equal((await ask(signed(guestClaims, secret), "GET", "/api/projects")).status, 200);

  step("a browser with such a token is asked to sign in");
  await page.evaluate((token) => localStorage.setItem("edit-factory-token", token), tokens["another secret"]);
  await page.reload();
  await page.getByRole("button", { name: "Sign in as Guest" }).waitFor();
  assert.equal(await tokenOf(page), null);
}

async function fromOutside() {
  step("signing in without a password is for this machine only");
  const attempts = {
    "through a proxy": { "x-forwarded-for": "192.0.2.7" },
    "through a proxy that was told a lie": { "x-forwarded-for": "127.0.0.1, 192.0.2.7" },
  };
  for (const [what, headers] of Object.entries(attempts)) {
    const response = await fetch(`${API}/auth/dev-sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ email: EDITOR }),
    });
    assert.equal(response.status, 403, what);
    refuse("the answer", await response.text(), ["access_token"]);
  }
}

await tell(async (page) => {
  const ears = new Ears();
  await ears.listen(page.context());
  await editorInSunrise(page, ears);
  await editorSpeaks(page, ears);
  const sunriseToken = await tokenOf(page);
  const harbour = await editorInHarbour(page, ears);
  const secrets = [sunriseToken, await tokenOf(page), claimsOf(sunriseToken).sub, claimsOf(sunriseToken).app_metadata.workspace_id, harbour.split("/").at(-1)];
  for (const project of (await ask(sunriseToken, "GET", "/api/projects")).json) secrets.push(project.id);
  await guest(page, ears, harbour, secrets);
  const guestToken = await tokenOf(page);
  await directly(page, sunriseToken, guestToken);
  await forged(page, ears, sunriseToken, guestToken);
  await fromOutside();
});
