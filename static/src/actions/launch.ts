// Contact files that the system opens with Kith, on a desktop: the one wrapper of the launch queue.
interface LaunchParams { files?: { getFile(): Promise<File> }[] }
interface LaunchQueue { setConsumer(consumer: (params: LaunchParams) => void): void }

/**
 * Call once. `take` makes drafts of the files that come; `open` is called with the first one's id, or null when they could not
 * be kept.
 */
export function takeLaunches(take: (files: File[]) => Promise<string[]>, open: (draftId: string | null) => void): void {
  const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue
  queue?.setConsumer(({ files = [] }) => {
    // A launch without files is one by the icon or a link.
    if (files.length) void opened(files, take).then(open, () => open(null))
  })
}

async function opened(files: { getFile(): Promise<File> }[], take: (files: File[]) => Promise<string[]>): Promise<string | null> {
  const read = await Promise.all(files.map((file) => file.getFile()))
  return (await take(read))[0] ?? null
}
