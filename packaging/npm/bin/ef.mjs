#!/usr/bin/env node
// Finds the program for this system in the package that npm has installed beside this one, and runs it in our place:
// same streams, same signals, same exit code.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const musl = process.platform === "linux" && !process.report?.getReport().header.glibcVersionRuntime;
const name = `ef-cli-${process.platform}-${process.arch}${musl ? "-musl" : ""}`;
const file = process.platform === "win32" ? "ef.exe" : "ef";

function find() {
  try {
    return createRequire(import.meta.url).resolve(`${name}/${file}`);
  } catch {
    return undefined;
  }
}

const program = process.env.EF_BINARY ?? find();
if (!program || !existsSync(program)) {
  console.error(`ef: there is no package \`${name}\`: npm was told to leave optional packages out, or this system has none`);
  console.error("ef: `npm install` without `--omit=optional`, or `cargo install ef-cli`");
  process.exit(3);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
  // The terminal's own keys reach the program too; others are handed on.
  process.on(signal, () => signal === "SIGINT" || child.kill(signal));
}
child.on("error", (error) => {
  console.error(`ef: cannot run \`${program}\`: ${error.message}`);
  process.exit(3);
});
child.on("exit", (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code ?? 70);
  }
});
