export { standardLayout, type StandardOptions } from "./layout";
