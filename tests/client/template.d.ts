declare module '*.pot?raw' {
  const text: string
  export default text
}
