// Writes crates/core/src/territory/france.tsv, the administrative map of France that the program embeds.
//
//   npm install --prefix /tmp/map @etalab/decoupage-administratif@6.0.0
//   node scripts/territory.mjs /tmp/map/node_modules/@etalab/decoupage-administratif
//
// The source is the official division (INSEE, DGCL, La Poste) as published by Etalab under the Licence Ouverte 2.0.
// The form of the table is described at its head and read by crates/core/src/territory/table.rs; the two change together.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = process.argv[2]
if (!source) {
  console.error('usage: node scripts/territory.mjs FOLDER_OF_THE_PACKAGE')
  process.exit(2)
}
const read = (name) => JSON.parse(readFileSync(join(source, name), 'utf8'))
const { version } = read('package.json')
const target = join(dirname(fileURLToPath(import.meta.url)), '../crates/core/src/territory/france.tsv')

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
const places = read('data/communes.json')
const communes = places.filter((place) => place.type === 'commune-actuelle').sort(byCode)
const present = new Set(communes.map((commune) => commune.code))
// Districts of Paris, Lyon and Marseille, and delegated or associated communes: registers still use their codes.
const parts = places.filter((place) => place.type !== 'commune-actuelle' && !present.has(place.code)).sort(byCode)
const groupings = read('data/epci.json').sort(byCode)
const groupingOf = new Map(groupings.flatMap((g) => g.membres.map((member) => [member.code, g.code])))

/** Postal codes as written in the table: without the department's two digits where they are the commune's own. */
const postal = (commune) =>
  (commune.codesPostaux ?? [])
    .map((code) => (code.startsWith(commune.code.slice(0, 2)) ? code.slice(2) : code))
    .join(',')

/** The power of two under the population, as a letter: enough to show the town before the hamlet. */
const size = (population) => String.fromCharCode(97 + Math.floor(Math.log2((population ?? 0) + 1)))

const lines = [
  `# Administrative map of France, ${version} of @etalab/decoupage-administratif (INSEE, DGCL, La Poste). Licence Ouverte 2.0.`,
  '# R code name | G siren name (EPCI) | D code region name, then its communes grouped by EPCI (E siren, or E alone):',
  '# code without the department, name, postal codes without the first two digits, size | P code of a part, its commune.',
]
for (const region of read('data/regions.json').sort(byCode)) lines.push(`R\t${region.code}\t${region.nom}`)
for (const grouping of groupings) lines.push(`G\t${grouping.code}\t${grouping.nom}`)
for (const department of read('data/departements.json').sort(byCode)) {
  lines.push(`D\t${department.code}\t${department.region}\t${department.nom}`)
  const own = communes.filter((commune) => commune.departement === department.code)
  const keys = [...new Set(own.map((commune) => groupingOf.get(commune.code) ?? ''))].sort()
  for (const key of keys) {
    lines.push(`E\t${key}`)
    for (const commune of own.filter((c) => (groupingOf.get(c.code) ?? '') === key)) {
      const suffix = commune.code.slice(department.code.length)
      lines.push([suffix, commune.nom, postal(commune), size(commune.population)].join('\t'))
    }
  }
}
for (const part of parts) lines.push(`P\t${part.code}\t${part.chefLieu ?? part.commune}`)
writeFileSync(target, lines.join('\n') + '\n')
console.log(`${target}: ${communes.length} communes, ${groupings.length} EPCI, ${parts.length} parts`)
