export { app } from "./app";
export { components } from "./components";
export { errors } from "./errors";
