// Notes on people, one entry each.

/** Returns the note's id. */
export async function add(personId: string, text: string): Promise<string> { return '' }
export async function change(id: string, text: string): Promise<void> {}
export async function remove(id: string): Promise<void> {}
export async function restore(id: string): Promise<void> {}
