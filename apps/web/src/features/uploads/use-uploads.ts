'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { useUnloadGuard } from '#components/use-unload-guard.ts';
import { coverAddress } from '#features/player/queue.ts';
import { tellOfSong } from '#features/player/song-news.ts';
import { post, tryAction } from '#lib/actions/ask.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { filesIn } from '#lib/browser/files.ts';
import { personalStorage } from '#lib/browser/personal-storage.ts';
import { isOnline } from '#lib/browser/window.ts';
import { readGenres } from './actions.ts';
import { createUploads, totalsOf, type Upload } from './create-uploads.ts';
import { takeOver } from './hand-over.ts';
import { forgetUploads, keepUploads, readUploads } from './kept-uploads.ts';
import { isMusic, songOfName } from './names.ts';
import { sendAudio } from './send-audio.ts';

/** The queue of the page: takes what is handed over, and asks before a page is left that has not sent all. */
export function useUploads(asked: number) {
  const t = useTranslations();
  const toast = useToast();
  const { madeFor, update, noteEnd } = usePageSession();
  const genres = useGenres(madeFor);
  const { chosen } = genres;
  const [skipped, setSkipped] = useState(0);
  const storage = useMemo(() => personalStorage(madeFor), [madeFor]);
  const [left, setLeft] = useState(() => readUploads(storage));
  const forgetLeft = () => {
    forgetUploads(storage);
    setLeft(undefined);
  };

  const queue = useMemo(() => {
    const begin = async ({ songId, title, artist, intoOlder }: Upload) => {
      const genre = songId ? undefined : await chosen();
      if (genre && !genre.ok) return genre;
      const input = genre ? { songname: title, artist, genre: genre.value } : { songId };
      const begun = await post<{ songId: string; url: string }>('/uploads', { madeFor, ...input });
      if (!begun.ok) {
        noteEnd(begun.failure.kind);
        return begun;
      }
      // What a person has named keeps its name.
      const url = intoOlder ? begun.value.url : `${begun.value.url}?tags=apply`;
      return { ...begun, value: { ...begun.value, url } };
    };
    return createUploads({
      begin,
      send: (...sent) => sendAudio(madeFor, ...sent),
      discard: (songId, onlySilent) => void post('/uploads/discard', { madeFor, ...{ songId, onlySilent } }),
      arrived(songId, { songname: title, artist, durationMs, hasCover }) {
        const cover = hasCover ? coverAddress(songId, { anew: true }) : null;
        tellOfSong({ songId, title, artist, durationMs, cover });
        update({ renew: false });
      },
      isOnline,
      after: (ms, task) => void setTimeout(task, ms),
    });
  }, [madeFor, update, noteEnd, chosen]);
  const uploads = useSyncExternalStore(queue.subscribe, queue.get, queue.get);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that something was handed over
  useEffect(() => {
    for (const { given, into } of takeOver()) {
      void filesIn(given).then((files) => {
        const music = into ? files.slice(0, 1) : files.filter(isMusic);
        setSkipped((count) => count + (into ? 0 : files.length - music.length));
        if (music.length === 0) {
          toast({ tone: 'bad', title: t('uploads.noMusic'), text: t('uploads.noMusicHint') });
        }
        queue.add(
          music.map((file) => {
            if (into) return { file, title: into.songname, artist: into.artist, into: into.songId };
            const { songname, artist } = songOfName(file.name);
            const title = songname || t('uploads.untitled');
            return { file, title, artist: artist || t('uploads.unknownArtist') };
          }),
        );
      });
    }
  }, [asked, queue]);

  useEffect(() => {
    const leave = ({ persisted }: PageTransitionEvent) => {
      if (persisted) return;
      keepUploads(storage, queue.get(), left);
      queue.leave();
    };
    addEventListener('online', queue.online);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('online', queue.online);
      removeEventListener('pagehide', leave);
    };
  }, [queue, storage, left]);
  const { active, paused } = totalsOf(uploads);
  useUnloadGuard(active + paused > 0);

  return { queue, uploads, genres, skipped, left, forgetLeft };
}

/** The genres there are, and the one that songs get which are uploaded: the favourite, until another is chosen. */
function useGenres(madeFor: string) {
  const [names, setNames] = useState<string[]>([]);
  const [genre, setGenre] = useState('');
  const now = useRef('');
  const choose = (next: string) => {
    now.current = next;
    setGenre(next);
  };

  const chosen = useMemo(() => {
    let asking: Promise<Outcome<null>> | undefined;
    const ask = async (): Promise<Outcome<null>> => {
      const told = await tryAction(readGenres, madeFor);
      if (!told.ok) return told;
      const { names, favourite } = told.value;
      setNames(names);
      now.current ||= favourite ?? names[0] ?? '';
      setGenre(now.current);
      return { ok: true, value: null };
    };
    return async (): Promise<Outcome<string>> => {
      asking ??= ask();
      const told = await asking;
      if (told.ok) return { ok: true, value: now.current };
      asking = undefined;
      return told;
    };
  }, [madeFor]);
  useEffect(() => void chosen(), [chosen]);

  return { names, genre, choose, chosen };
}
