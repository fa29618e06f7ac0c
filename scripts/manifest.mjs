// What @pwabuilder/manifest-validation says about the manifest on standard input: a line for each complaint.
import { text } from 'node:stream/consumers'
import { reportMissing, validateManifest } from '@pwabuilder/manifest-validation'

const manifest = JSON.parse(await text(process.stdin))
for (const { member, valid, errorString } of await validateManifest(manifest)) if (!valid) console.log(`${member}: ${errorString}`)
for (const member of await reportMissing(manifest)) console.log(`${member}: missing`)
