import type { Metadata } from "next";

import { ClipList } from "@/components/clip-list";

export const metadata: Metadata = { title: "Project" };

export default async function ProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ClipList projectId={id} />;
}
