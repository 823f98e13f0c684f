import type { Metadata } from "next";
import type { ReactNode } from "react";

import { SessionGate } from "@/components/session";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Edit Factory", template: "%s · Edit Factory" },
  description: "Projects and their clips",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SessionGate>{children}</SessionGate>
      </body>
    </html>
  );
}
