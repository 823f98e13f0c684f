-- What is said over a clip: the words, who speaks them, and the sound. One for each clip.
create table public.voice_overs (
  id         uuid primary key default gen_random_uuid(),
  clip_id    uuid not null references public.clips (id) on delete cascade,
  words      text not null check (length(btrim(words)) between 1 and 2000),
  engine     text not null,
  voice      text not null,
  preset     text,
  seconds    double precision not null check (seconds >= 0),
  sound      bytea not null,
  created_at timestamptz not null default now()
);
create index voice_overs_clip_idx on public.voice_overs (clip_id, created_at);
