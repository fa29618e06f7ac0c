// Contact files that the system opens with Kith, on a desktop: the one wrapper of the launch queue.
import { takeFiles } from './draft'

interface LaunchParams { files?: { getFile(): Promise<File> }[] }
interface LaunchQueue { setConsumer(consumer: (params: LaunchParams) => void): void }

/** Call once. `open` is called with the first draft of each file that comes, or null when it could not be kept. */
export function takeLaunches(open: (draftId: string | null) => void): void {
  const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue
  queue?.setConsumer(({ files = [] }) => {
    // A launch without files is one by the icon or a link.
    if (files.length) void opened(files).then(open, () => open(null))
  })
}

async function opened(files: { getFile(): Promise<File> }[]): Promise<string | null> {
  const read = await Promise.all(files.map((file) => file.getFile()))
  return (await takeFiles(read))[0] ?? null
}
