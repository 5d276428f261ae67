/** OCI images: assembled from recipes, written as layouts, read and validated. */
export { directoryEntries } from './directory.ts';
export { arrange, type Content, type Entry } from './entry.ts';
export { ImageError } from './errors.ts';
export { type Build, buildImage } from './image.ts';
export { type Facts, megabytes, postQuantumOf, type Verification, verificationOf } from './labels.ts';
export { type Layer, measureLayer, writeLayer } from './layer.ts';
export { type Part, replaceLayout, type Written, writeArchive, writeImage } from './layout.ts';
export { licenceOf } from './licence.ts';
export type { Sources } from './material.ts';
export { type LayerFile, mergedFiles, type ReadImage, readImages } from './read.ts';
export { type Architecture, parseRecipe, type Recipe, readRecipe } from './recipe.ts';
export { type ArchitectureReport, describeReport, type Report, type Sizes } from './report.ts';
export { type MeasuredImage, measureLayout } from './size.ts';
export type { Descriptor, Digest } from './spec.ts';
export { validateLayout } from './validate.ts';
