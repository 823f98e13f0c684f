import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Edit Factory", template: "%s · Edit Factory" },
  description: "Projects and their clips",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header className="bar">
          <Link href="/" className="brand">
            <span aria-hidden="true" className="mark" />
            Edit Factory
          </Link>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
