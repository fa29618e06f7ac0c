// lucide describes only its index.
declare module 'lucide/dist/esm/icons/*.mjs' {
  const node: [tag: string, attributes: Record<string, string | number | undefined>][]
  export default node
}
