// A real browser for one story, which is told step by step; whoever started this ends what is left of it.
//
// Variables: CHROMIUM (the browser's program), SCREENSHOTS (a folder for pictures, also of a failure; none without
// it). The exit code is 0 when all was as it must be.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

// For one thing to show: the machine may be busy, and a page is compiled when it is first asked for.
const PATIENCE = 90_000;
// For all of it.
const LIMIT = 300_000;

let asked = "";
export function step(text) {
  asked = text;
  console.log(`browser: ${text}`);
}

let pictures = 0;
export async function picture(page, name) {
  if (!process.env.SCREENSHOTS) return;
  pictures += 1;
  await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `${pictures}-${name}.png`), fullPage: true });
}

/** Opens the browser, tells the story on its page, and closes it. */
export async function tell(story) {
  const profile = mkdtempSync(path.join(tmpdir(), "demo-browser-"));
  const late = setTimeout(() => {
    console.error(`browser: FAILED: not done after ${LIMIT / 1000} s, at: ${asked}`);
    process.exit(1);
  }, LIMIT);
  let context;
  let page;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: true,
      chromiumSandbox: false, // it cannot be had as root, nor in most containers; only our own pages are opened
      viewport: { width: 1000, height: 720 },
      timeout: PATIENCE,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--disable-dev-shm-usage",
      ],
    });
    context.setDefaultTimeout(PATIENCE);
    page = context.pages()[0] ?? (await context.newPage());
    await story(page);
    console.log("browser: all as it must be");
  } catch (error) {
    console.error(`browser: FAILED at: ${asked}\n${error.stack}`);
    if (page) {
      console.error(`browser: at ${page.url()}, which shows:\n${await page.locator("body").innerText({ timeout: 2000 }).catch(String)}`);
      await picture(page, "failure").catch(() => {});
    }
    process.exitCode = 1;
  } finally {
    clearTimeout(late);
    await context?.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
