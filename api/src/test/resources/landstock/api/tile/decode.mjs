// Decodes the tile on standard input with @mapbox/vector-tile and prints what it says as JSON.
// Argument: a folder with a package.json whose node_modules have the decoder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(process.argv[2] + "/package.json");
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { VectorTile } = await load("@mapbox/vector-tile");
const pbf = await load("pbf");
const Reader = pbf.PbfReader ?? pbf.Pbf ?? pbf.default;

const tile = new VectorTile(new Reader(readFileSync(0)));
const layers = Object.values(tile.layers).map((layer) => ({
  name: layer.name,
  version: layer.version,
  extent: layer.extent,
  features: Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    return {
      id: feature.id,
      type: feature.type,
      tags: feature.properties,
      paths: feature.loadGeometry().map((path) => path.map((p) => [p.x, p.y])),
    };
  }),
}));
console.log(JSON.stringify(layers));
