// What a person does on the demo's pages, and where things are on them.
import assert from "node:assert/strict";

export const UI = "http://127.0.0.1:3000";

export const projects = (page) => page.getByRole("list", { name: "Projects" });
export const switcher = (page) => page.getByRole("combobox", { name: "Workspace" });
export const bill = (page) => page.getByRole("region", { name: "Costs of speech" });
export const tokenOf = (page) => page.evaluate(() => localStorage.getItem("edit-factory-token"));

export async function seesExactly(page, wanted) {
  for (const name of wanted) await projects(page).getByRole("link", { name, exact: true }).waitFor();
  assert.deepEqual((await projects(page).getByRole("link").allInnerTexts()).sort(), [...wanted].sort());
}

export async function signIn(page, who) {
  await page.getByRole("button", { name: `Sign in as ${who}` }).click();
  await switcher(page).waitFor();
}

export async function makeProject(page, name) {
  await page.getByRole("textbox", { name: "New project" }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name }).waitFor();
}

/** Adds a clip to the project whose page this is. */
export async function addClip(page, title, seconds) {
  await page.getByRole("textbox", { name: "New clip" }).fill(title);
  await page.getByRole("spinbutton", { name: "Seconds" }).fill(seconds);
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("list", { name: "Clips" }).getByText(title).waitFor();
}

/** Has a clip spoken, and listens to it in the page; how long it is, in seconds. */
export async function speak(page, clip, fields) {
  const row = page.getByRole("list", { name: "Clips" }).getByRole("listitem").filter({ hasText: clip });
  const form = row.getByRole("form", { name: `Voice-over for ${clip}` });
  const before = (await row.locator("audio").count()) ? await row.locator("audio").getAttribute("src") : "";
  if (!(await form.count())) await row.getByRole("button", { name: `Voice-over of ${clip}` }).click();
  await form.waitFor();
  for (const [name, value] of Object.entries(fields)) {
    if (name === "Words") await form.getByRole("textbox", { name }).fill(value);
    else await form.getByRole("combobox", { name }).selectOption(value);
  }
  await form.getByRole("button", { name: "Speak" }).click();
  await row.getByText(`“${fields.Words}”`).waitFor();
  const player = row.locator("audio");
  await page.waitForFunction(([title, before]) => {
    const audio = document.querySelector(`audio[aria-label="Sound of ${title}"]`);
    return audio && audio.src !== before && audio.readyState >= 1;
  }, [clip, before]);
  return player.evaluate(async (audio) => {
    audio.muted = true;
    await audio.play();
    await new Promise((resolve, reject) => {
      audio.onended = resolve;
      audio.onerror = () => reject(new Error(`it cannot be played: ${audio.error?.message}`));
    });
    return audio.duration;
  });
}
