// Made-up people to try Kith with. They need the server.

/** Returns how many people came. @throws ServerError */
export async function add(): Promise<number> { return 0 }
/** @throws ServerError */
export async function clear(): Promise<void> {}
