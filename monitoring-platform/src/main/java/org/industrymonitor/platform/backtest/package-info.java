/** History through the production detectors: what they would have told, and how right that was. */
package org.industrymonitor.platform.backtest;
