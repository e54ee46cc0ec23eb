// Writes crates/core/src/territory/france.tsv, the administrative map of France that the program embeds.
//
//   npm install --prefix /tmp/map @etalab/decoupage-administratif@6.0.0
//   npm install --prefix /tmp/former @etalab/decoupage-administratif@0.3.0
//   node scripts/territory.mjs /tmp/map/node_modules/@etalab/decoupage-administratif /tmp/former/node_modules/@etalab/decoupage-administratif
//
// The source is the official division (INSEE, DGCL, La Poste) as published by Etalab under the Licence Ouverte 2.0; the second, older
// one is the last that names the communes which were absorbed and lists the codes of before 1976.
// The form of the table is described at its head and read by crates/core/src/territory/table.rs; the two change together.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [source, former] = process.argv.slice(2)
if (!source || !former) {
  console.error('usage: node scripts/territory.mjs FOLDER_OF_THE_PACKAGE FOLDER_OF_THE_OLDER_ONE')
  process.exit(2)
}
const read = (name, folder = source) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const { version } = read('package.json')
const { version: formerVersion } = read('package.json', former)
const target = join(dirname(fileURLToPath(import.meta.url)), '../crates/core/src/territory/france.tsv')

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
const places = read('data/communes.json')
const communes = places.filter((place) => place.type === 'commune-actuelle').sort(byCode)
const present = new Map(communes.map((commune) => [commune.code, commune]))
const earlier = read('data/communes.json', former)

// What a code has become: districts of Paris, Lyon and Marseille, delegated, associated, absorbed and renumbered communes.
const becomes = new Map()
for (const place of earlier) {
  const next = place.nouveauCode ?? place.communeAbsorbante ?? place.chefLieu ?? place.commune
  if (next && next !== place.code) becomes.set(place.code, next)
}
for (const commune of communes) for (const code of commune.anciensCodes ?? []) becomes.set(code, commune.code)
for (const place of places) {
  const next = place.chefLieu ?? place.commune
  if (next && next !== place.code) becomes.set(place.code, next)
}
const today = (code, steps = 0) => (present.has(code) || steps > 5 ? code : today(becomes.get(code), steps + 1))

// Their names, and former names of communes that are still there: forms and registers use them for decades.
const parts = new Map()
for (const { code, nom } of [...places, ...earlier, ...[...becomes.keys()].map((code) => ({ code, nom: '' }))]) {
  const commune = present.get(today(code))
  if (!commune || (code === commune.code && (nom === commune.nom || !nom))) continue
  const name = nom === commune.nom ? '' : nom
  const known = [...parts.values()].some((part) => part.code === code && (!name || part.name === name))
  if (!known) parts.set(`${code} ${name}`, { code, commune: commune.code, name })
}
// Two communes of Guadeloupe that became collectivities of their own in 2007.
const moved = { 97123: '97701', 97127: '97801' }
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
  `# code without the department, name, postal codes without the first two digits, size | P code of a part or a former commune,`,
  `# its commune, its name where it has its own (former ones: ${formerVersion} of the same) | M the same, of a commune that moved.`,
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
for (const part of [...parts.values()].sort(byCode)) lines.push(`P\t${part.code}\t${part.commune}\t${part.name}`)
for (const [code, commune] of Object.entries(moved)) lines.push(`M\t${code}\t${commune}\t`)
writeFileSync(target, lines.join('\n') + '\n')
console.log(`${target}: ${communes.length} communes, ${groupings.length} EPCI, ${parts.size} parts`)
