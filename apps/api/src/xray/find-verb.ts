import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where a function is written: a path in the repository, and a line. */
interface Place {
  file: string;
  line: number;
}

let places: Map<string, Place> | undefined;

/** Where a verb is written, by its name. The sources, which run as they are, are read at the first call. */
export function findVerb(name: string): Place {
  places ??= readVerbs();
  const place = places.get(name);
  if (!place) throw new Error(`No file of apps/api/src is named like the function ${name} that it exports`);
  return place;
}

/** Every function that is exported by a file of its name. */
function readVerbs(): Map<string, Place> {
  const src = join(import.meta.dirname, '..');
  const found = new Map<string, Place>();
  for (const file of globSync('*/*.ts', { cwd: src })) {
    const lines = readFileSync(join(src, file), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      const [, name = ''] = /^export (?:async )?function (\w+)/.exec(line) ?? [];
      if (basename(file) !== `${kebabCase(name)}.ts`) continue;
      found.set(name, { file: `apps/api/src/${file.replaceAll('\\', '/')}`, line: index + 1 });
    }
  }
  return found;
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
