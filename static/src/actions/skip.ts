// Skipping is free.

/** Today's person steps back and the next one comes. */
export async function someoneElse(personId: string): Promise<void> {}
/** Nobody today. */
export async function notToday(): Promise<void> {}
