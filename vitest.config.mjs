import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/client/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    isolate: false,
  },
})
