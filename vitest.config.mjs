import {defineConfig} from 'vitest/config'

// What a test says of days and hours is said of this zone, wherever it runs.
process.env.TZ = 'UTC'

export default defineConfig({
  test: {
    include: ['tests/client/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    isolate: false,
  },
})
