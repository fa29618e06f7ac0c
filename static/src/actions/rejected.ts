// What the server would not take.

/** The user has read it; it is not shown again. */
export async function dismiss(id: string): Promise<void> {}
