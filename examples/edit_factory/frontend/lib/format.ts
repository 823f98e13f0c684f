/** 75.5 → "1:15.5", 3600 → "1:00:00". */
export function duration(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const whole = Math.floor(tenths / 10);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
  return tenths % 10 === 0 ? text : `${text}.${tenths % 10}`;
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** "member" → "a member", "owner" → "an owner". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** 0.0044 → "$0.0044", 12.345 → "$12.35". */
export function usd(amount: number): string {
  return `$${amount.toFixed(amount > 0 && amount < 0.01 ? 4 : 2)}`;
}
