/** Rules: a raw reading becomes a reading, is missing, or is refused with field, code and message. */
package org.industrymonitor.ingest.validate;
