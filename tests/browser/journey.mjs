// The way of a new user through the demo: in, a project, a clip, a voice-over, the other workspace.
//
// Runs beside an `ef dev` that somebody else has started (tests/it/journey.rs). Variables: see browser.mjs.
import assert from "node:assert/strict";
import { picture, step, tell } from "./browser.mjs";
import { UI, addClip, bill, makeProject, projects, seesExactly, signIn, speak, switcher } from "./pages.mjs";

const PROJECT = "A first film";
const CLIP = "Opening";
const WORDS = "This is the first voice that is heard here.";

await tell(async (page) => {
  step("sign in");
  await page.goto(UI);
  await signIn(page, "Editor");

  step("a project and a clip");
  await makeProject(page, PROJECT);
  await addClip(page, CLIP, "4");

  step("a voice-over with what is chosen already, listened to in the page");
  const seconds = await speak(page, CLIP, { Words: WORDS });
  assert.ok(seconds > 1, `it is ${seconds} s long`);
  await bill(page).getByText("1 time").waitFor();
  await picture(page, "journey-spoken");

  step("the other workspace, which has nothing of it");
  const own = await switcher(page).evaluate((list) => list.selectedOptions[0].innerText);
  const other = (await switcher(page).getByRole("option").allInnerTexts()).find((name) => name !== own);
  await switcher(page).selectOption({ label: other });
  await projects(page).getByRole("link").first().waitFor();
  assert.ok(!(await page.locator("body").innerText()).includes(PROJECT), "the new project is in the other workspace");
  await picture(page, "journey-switched");

  step("and back: it is still there");
  await switcher(page).selectOption({ label: own });
  await projects(page).getByRole("link", { name: PROJECT, exact: true }).click();
  await page.getByText(`“${WORDS}”`).waitFor();
});
