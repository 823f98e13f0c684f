"use client";

import { useEffect, useState } from "react";

import { ErrorNotice } from "@/components/notice";
import { listCosts, type Cost } from "@/lib/api";
import { count, duration, usd } from "@/lib/format";
import { useLoad } from "@/lib/use-load";

// What was just spoken is on the bill a moment later.
const LOOKS = [300, 1000, 2500, 5000];

/** What was spoken for the workspace. `turn` changes whenever something was spoken here. */
export function Costs({ turn }: { turn: number }) {
  const [load, reload] = useLoad(listCosts);
  useEffect(() => {
    if (turn === 0) return;
    const timers = LOOKS.map((pause) => setTimeout(() => void reload(), pause));
    return () => timers.forEach(clearTimeout);
  }, [turn, reload]);
  return (
    <section aria-label="Costs of speech">
      <h2>Speech in this workspace</h2>
      {load.state === "failed" && <ErrorNotice message={load.message} onRetry={reload} />}
      {load.state === "ready" && <Bill costs={load.value} />}
    </section>
  );
}

function Bill({ costs }: { costs: Cost[] }) {
  if (costs.length === 0) return <p className="muted">Nothing was spoken yet.</p>;
  return (
    <table className="costs">
      <thead>
        <tr>
          <th scope="col">Engine</th>
          <th scope="col">Spoken</th>
          <th scope="col">Characters</th>
          <th scope="col">Length</th>
          <th scope="col">Cost</th>
          <th scope="col">At ElevenLabs</th>
        </tr>
      </thead>
      <tbody>
        {costs.map((cost) => (
          <tr key={cost.engine}>
            <th scope="row">{cost.engine}</th>
            <td>{count(cost.uses, "time")}</td>
            <td>{cost.characters}</td>
            <td>{duration(cost.seconds)}</td>
            <td>{usd(cost.cost_usd)}</td>
            <td>{usd(cost.elsewhere_usd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
