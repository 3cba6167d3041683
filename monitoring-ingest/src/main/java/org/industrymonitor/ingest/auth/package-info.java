/** Who may speak: feeds, the tokens they are known by, and for whom each may speak. */
package org.industrymonitor.ingest.auth;
