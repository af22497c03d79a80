/**
 * What crosses the borders between modules. Answers of the API are as `/v1/measures` and
 * `/v1/measures/query` give them.
 *
 * @typedef {'zh' | 'en'} Lang
 * @typedef {{ zh: string, en: string }} Label
 * @typedef {'map' | 'structure' | 'distribution' | 'potential'} PageName
 * @typedef {'parcel' | 'building' | 'grid' | 'street'} Level
 *
 * @typedef {object} State all that the page shows; the hash of its address says the same
 * @property {PageName} page
 * @property {string} measure
 * @property {Level} level
 * @property {number} year 0 until the years are known
 * @property {number} against year that is compared with; 0 is none
 * @property {'quantile' | 'natural'} method
 * @property {number} classes 5 to 7
 * @property {string[]} streets codes; none is all
 * @property {string[]} uses codes; none is all
 * @property {string[]} sections of industry, codes; none is all
 * @property {number} vacancy in per cent, at least; 0 is all
 * @property {string} selected code of what the card shows, or ''
 * @property {string} sort column, with `-` before it for the largest first
 * @property {number} only how many rows of the sorted list; 0 is all
 * @property {[number, number, number] | null} view longitude, latitude, zoom
 * @property {string} snapshot id, or '' for the current one
 * @property {Lang} lang
 * @property {'mu' | 'm2'} area in which land is measured
 * @property {'auto' | 'light' | 'dark'} theme
 *
 * @typedef {object} Measure
 * @property {string} name
 * @property {Label} label
 * @property {string} unit
 * @property {string} additivity
 * @property {'survey' | 'year'} asOf whether it is what a survey found, whatever year it is asked for
 * @property {string} [formula]
 * @property {string | null} [numerator]
 * @property {string | null} [denominator]
 * @property {number | null} [factor] what a ratio's quotient is multiplied by
 * @property {string[]} dimensions
 * @property {string[]} levels
 * @property {Partial<Record<Level, string[]>>} dimensionsByLevel which go together with a level and a year
 *
 * @typedef {{ code: string, label: Label }} Choice
 * @typedef {object} Dimension
 * @property {string} name
 * @property {Label} label
 * @property {string[] | null} [choices]
 * @property {Choice[] | null} [values]
 *
 * @typedef {{ id: string, pack: string, place: Label, date: string, year: number }} Survey a snapshot by what it is the state of
 *
 * @typedef {object} Meta what `/v1/measures` says, and the snapshot it said it of
 * @property {string} snapshot
 * @property {string} surveyDate
 * @property {Label | null} notice
 * @property {string | null} currency ISO 4217
 * @property {number[]} years
 * @property {Measure[]} measures
 * @property {Dimension[]} dimensions
 * @property {Label} place
 * @property {Survey[]} surveys of every pack, oldest first, revisions of one in their order
 *
 * @typedef {string | number | boolean | null} Cell
 * @typedef {object} Column
 * @property {string} name
 * @property {string} [role]
 * @property {string | null} [of]
 * @property {Label | null} [label]
 * @property {string | null} [unit]
 * @property {string} [type]
 *
 * @typedef {object} Answer
 * @property {string} [id]
 * @property {string} [snapshot]
 * @property {Column[]} columns
 * @property {unknown[][]} rows
 * @property {boolean} [truncated]
 * @property {string} [sql]
 * @property {Cell[]} [parameters]
 *
 * @typedef {object} Body a question of measures, as it is posted
 * @property {string[]} measures
 * @property {string[]} dimensions the level first
 * @property {{ dimension: string, op: string, value?: Cell, values?: Cell[] }[]} filters
 * @property {string} [snapshot]
 * @property {{ by: string, desc: boolean }[]} [order]
 * @property {boolean} totals
 *
 * @typedef {object} Row one parcel, building, cell or street with its value
 * @property {string} code
 * @property {string} name
 * @property {string} street name of it, or ''
 * @property {string} use name of it, or ''
 * @property {boolean} surface does not lie over or under another parcel
 * @property {number | null} value of the measure asked; where two years are compared, what it grew by
 * @property {number | null} before in the year that is compared with
 * @property {number | null} after in the year of the view, where another is compared with
 * @property {number | null} numerator of a ratio
 * @property {number | null} denominator of a ratio
 *
 * @typedef {object} Scale classes of a measure
 * @property {number[]} breaks inner borders, ascending; a value belongs below the first it is under
 * @property {number} low
 * @property {number} high
 * @property {string[]} colours one more than breaks
 * @property {number[]} counts rows in each class
 *
 * @typedef {object} Frame what map, legend and list show together: always of one answer
 * @property {'loading' | 'ready' | 'failed'} status
 * @property {State} state that it answers
 * @property {Measure | null} measure
 * @property {Row[]} rows in the order of the list
 * @property {number} unknown rows without a value
 * @property {Scale | null} scale null when no row has a value
 * @property {number | null} total the measure over all rows
 * @property {{ total: number | null, count: number, coverage: number | null }} answered what the warehouse
 *   summed, of which share of what it was asked for, before rows were left out here
 * @property {boolean} change whether values are what changed since another year
 * @property {Answer | null} answer
 * @property {Body | null} body the question
 * @property {Error | null} error
 */
export {};
