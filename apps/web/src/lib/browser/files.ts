/** What was dropped or picked: files, or what leads to them. */
export type Dropped = FileSystemEntry | File;

/**
 * All files of what was dropped, folders walked to their ends (File and Directory Entries API). What cannot be read is
 * left out.
 */
export async function filesIn(dropped: readonly Dropped[]): Promise<File[]> {
  const files: File[] = [];
  for (const each of dropped) {
    if (each instanceof File) files.push(each);
    else if (each.isDirectory)
      files.push(...(await filesIn(await childrenOf(each as FileSystemDirectoryEntry))));
    else files.push(...(await fileOf(each as FileSystemFileEntry)));
  }
  return files;
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File[]>((resolve) =>
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    ),
  );

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const some = () =>
    new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
  const all: FileSystemEntry[] = [];
  // A browser gives a hundred at a time.
  for (let next = await some(); next.length > 0; next = await some()) all.push(...next);
  return all;
}

/** Has the person choose files, or a folder with all that is in it; none when they think better of it. */
export function pickFiles({ folder = false, multiple = true } = {}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple, webkitdirectory: folder, hidden: true });
    if (!folder) input.accept = 'audio/*,.mp3,.m4a,.aac,.ogg,.oga,.opus,.flac,.wav';
    const end = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    // Safari forgets one that is not in the document.
    document.body.append(input);
    input.click();
  });
}
