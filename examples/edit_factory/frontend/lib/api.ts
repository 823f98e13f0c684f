// The backend's routes as functions. Types follow app/models.py.

import { readToken } from "./token";

export type SeededUser = {
  email: string;
  name: string;
};

export type Me = {
  id: string;
  email: string | null;
  workspace_id: string | null;
};

export type Workspace = {
  id: string;
  name: string;
  slug: string;
  role: string;
  active: boolean;
};

export type Token = {
  access_token: string;
  expires_in: number;
};

export type Project = {
  id: string;
  name: string;
  created_at: string;
  clip_count: number;
};

export type VoiceOver = {
  id: string;
  clip_id: string;
  words: string;
  engine: string;
  voice: string;
  preset: string | null;
  seconds: number;
  created_at: string;
};

export type Clip = {
  id: string;
  project_id: string;
  title: string;
  seconds: number;
  created_at: string;
  voice_over: VoiceOver | null;
};

export type Voices = {
  presets: { name: string; engine: string | null; voice: string }[];
  voices: { id: string; name: string; engine: string; language: string }[];
};

export type Cost = {
  engine: string;
  uses: number;
  characters: number;
  seconds: number;
  cost_usd: number;
  elsewhere_usd: number;
};

export class ApiError extends Error {
  /** The HTTP status, or undefined when no answer came at all. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** What to show a person for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Fault = { loc?: (string | number)[]; msg: string };

// The backend explains itself in `detail`: a sentence, or a list of faults when the input was refused.
function explain(detail: unknown): string | undefined {
  if (typeof detail === "string") return detail;
  if (!Array.isArray(detail)) return undefined;
  return (detail as Fault[]).map(({ loc, msg }) => [loc?.slice(1).join("."), msg].filter(Boolean).join(": ")).join("; ");
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const detail = explain((body as { detail?: unknown } | undefined)?.detail);
  // Without a `detail` the backend broke down, or this site's server answered in its place.
  const fallback = `No proper answer from the API (status ${response.status}). Is it running? Its log says more.`;
  return new ApiError(detail ?? fallback, response.status);
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  const token = readToken();
  if (token) headers.set("authorization", `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, cache: "no-store" });
  } catch {
    throw new ApiError("The server cannot be reached. Is it running?");
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await ask(path, init);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function post<T>(path: string, body: unknown, method = "POST"): Promise<T> {
  return call<T>(path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const remove = (path: string) => call<void>(path, { method: "DELETE" });
const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;

export const listSeededUsers = () => call<SeededUser[]>("/auth/dev-users");
export const devSignIn = (email: string) => post<Token>("/auth/dev-sign-in", { email });
export const getMe = () => call<Me>("/api/me");
export const listWorkspaces = () => call<Workspace[]>("/api/workspaces");
export const switchWorkspace = (id: string) => post<Token>(`/api/workspaces/${encodeURIComponent(id)}/switch`, {});

export const listProjects = () => call<Project[]>("/api/projects");
export const createProject = (name: string) => post<Project>("/api/projects", { name });
export const getProject = (id: string) => call<Project>(project(id));
export const deleteProject = (id: string) => remove(project(id));

export const listClips = (id: string) => call<Clip[]>(`${project(id)}/clips`);
export const addClip = (id: string, title: string, seconds: number) =>
  post<Clip>(`${project(id)}/clips`, { title, seconds });
export const deleteClip = (id: string, clip: string) => remove(`${project(id)}/clips/${encodeURIComponent(clip)}`);

const voiceOver = (id: string, clip: string) => `${project(id)}/clips/${encodeURIComponent(clip)}/voice-over`;

export type NewVoiceOver = { words: string; engine?: string; voice?: string; preset?: string };

export const listVoices = () => call<Voices>("/api/voices");
export const listCosts = () => call<Cost[]>("/api/costs");
export const setVoiceOver = (id: string, clip: string, wanted: NewVoiceOver) =>
  post<VoiceOver>(voiceOver(id, clip), wanted, "PUT");
export const fetchSound = async (id: string, clip: string) => (await ask(`${voiceOver(id, clip)}/sound`)).blob();
