"use client";

import { useState } from "react";

/** Asks once more before it deletes; `what` names the thing for people who cannot see the row. */
export function DeleteButton({ what, onDelete }: { what: string; onDelete: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    await onDelete();
    setBusy(false);
    setAsking(false);
  }

  if (!asking) {
    return (
      <button type="button" className="quiet" aria-label={`Delete ${what}`} onClick={() => setAsking(true)}>
        Delete
      </button>
    );
  }
  return (
    <span className="row" role="group" aria-label={`Really delete ${what}?`}>
      <button type="button" className="danger" disabled={busy} onClick={confirm}>
        {busy ? "Deleting…" : "Yes, delete"}
      </button>
      <button type="button" className="quiet" disabled={busy} autoFocus onClick={() => setAsking(false)}>
        Keep
      </button>
    </span>
  );
}
